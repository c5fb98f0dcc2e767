import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';

import type { Service } from './services.ts';

export interface Instruction {
  /** Such as `COPY`. */
  readonly keyword: string;
  readonly text: string;
}

/** One `FROM` and what follows it. */
export interface Stage {
  readonly image: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** Reads the Dockerfile of a service, with continued lines joined and comments left out. */
export function readDockerfile({ folder }: Service): readonly Stage[] {
  const stages: Array<Stage & { instructions: Instruction[] }> = [];
  const text = readFileSync(inRepository(folder, 'Dockerfile'), 'utf8')
    .replaceAll(/^[ \t]*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '');
  for (const line of text.split('\n').filter(Boolean)) {
    const [, keyword = '', rest = ''] = /^([A-Z]+)\s+(\S.*)$/.exec(line) ?? [];
    const [, image, name] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
    if (keyword === 'FROM') stages.push({ image: image ?? '', name: name ?? 'runtime', instructions: [] });
    else stages.at(-1)?.instructions.push({ keyword, text: rest });
  }
  return stages;
}

/** The stage that becomes the image. */
export function runtimeStage(service: Service): Stage {
  return readDockerfile(service).at(-1)!;
}

/** The texts of a stage's instructions of one kind. */
export function instructionsOf(stage: Stage, keyword: string): string[] {
  return stage.instructions.filter((instruction) => instruction.keyword === keyword).map(({ text }) => text);
}

/** What an image itself puts into the environment. */
export function imageEnvironment(service: Service): Record<string, string> {
  const pairs = instructionsOf(runtimeStage(service), 'ENV').flatMap((text) => text.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
}
