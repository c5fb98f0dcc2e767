import type { FormattedExecutionResult } from 'graphql';

import { preserializedText } from './PreserializedData.ts';

/** Apollo Server's `stringifyResult` for preserialized data. Serializes all other results as usual. */
export function stringifyPreserialized(result: FormattedExecutionResult): string {
  const { data, errors, extensions, ...others } = result;
  const text = data && preserializedText(data);
  if (!text) return `${JSON.stringify(result)}\n`;
  const head = errors ? `"errors":${JSON.stringify(errors)},` : '';
  const tail = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  const rest = Object.keys(others).length > 0 ? `,${JSON.stringify(others).slice(1, -1)}` : '';
  return `{${head}"data":${text}${rest}${tail}}\n`;
}
