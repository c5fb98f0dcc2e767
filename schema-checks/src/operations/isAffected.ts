import type { Change } from '../changes/Change.ts';
import type { OperationUsage } from './OperationUsage.ts';

/**
 * Whether a change concerns an operation. That is not the question whether the operation uses the changed coordinate: nobody uses a
 * new required argument, and everybody who selects its field fails.
 */
export function isAffected({ code, coordinate }: Change, usage: OperationUsage): boolean {
  const [type = ''] = coordinate.split('.');
  const field = coordinate.split('(')[0]!;
  switch (code) {
    case 'FIELD_REMOVED':
    case 'FIELD_CHANGED_TYPE':
    case 'REQUIRED_ARG_ADDED':
      return usage.fields.has(field);
    case 'ARG_REMOVED':
    case 'ARG_CHANGED_TYPE':
      return usage.givenArguments.has(coordinate);
    case 'ARG_CHANGED_TYPE_OPTIONAL_TO_REQUIRED':
    case 'ARG_DEFAULT_VALUE_CHANGE':
      return usage.omittedArguments.has(coordinate);
    case 'FIELD_REMOVED_FROM_INPUT_OBJECT':
    case 'REQUIRED_FIELD_ADDED_TO_INPUT_OBJECT':
    case 'FIELD_ON_INPUT_OBJECT_CHANGED_TYPE':
    case 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_ADDED':
    case 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_CHANGE':
    case 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_REMOVED':
      return usage.inputTypes.has(type);
    case 'VALUE_REMOVED_FROM_ENUM':
      return usage.outputTypes.has(type) || usage.inputEnums.has(type) || usage.enumValues.has(coordinate);
    case 'VALUE_ADDED_TO_ENUM':
    case 'TYPE_ADDED_TO_UNION':
    case 'TYPE_REMOVED_FROM_UNION':
      return usage.outputTypes.has(type);
    case 'TYPE_ADDED_TO_INTERFACE':
    case 'TYPE_REMOVED_FROM_INTERFACE':
      return usage.outputTypes.has(type) || usage.fragmentTypes.has(type);
    case 'TYPE_REMOVED':
    case 'TYPE_CHANGED_KIND':
      return (
        usage.outputTypes.has(type) ||
        usage.inputTypes.has(type) ||
        usage.inputEnums.has(type) ||
        usage.fragmentTypes.has(type)
      );
    case 'DIRECTIVE_REMOVED':
    case 'DIRECTIVE_ARG_REMOVED':
    case 'REQUIRED_DIRECTIVE_ARG_ADDED':
    case 'DIRECTIVE_LOCATION_REMOVED':
    case 'DIRECTIVE_REPEATABLE_REMOVED':
      return usage.directives.has(field);
    case 'AUTHENTICATED_ADDED':
    case 'REQUIRES_SCOPES_ADDED':
    case 'POLICY_ADDED':
      return coordinate.includes('.') ? usage.fields.has(field) : usage.outputTypes.has(type);
    default:
      return false;
  }
}
