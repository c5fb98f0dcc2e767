import { setTimeout as delay } from 'node:timers/promises';

import type { HostileKind } from './HostileKind.ts';
import { bytesOf } from './HostileKind.ts';
import { type HostileAnswer, HttpClient } from './HttpClient.ts';
import { plain } from './kinds/kinds.ts';

/** What a client has sent, and how it was answered. */
export interface Sent {
  readonly requests: number;
  readonly bytes: number;
  /** To the last request. */
  readonly answer: HostileAnswer;
  /** Of the answers, in milliseconds. */
  readonly durations: readonly number[];
}

let number = 1_000_000;
let client = 0;

/** An address that no request has come from yet: a client that is charged has others. */
function newAddress(): string {
  client += 1;
  return `10.${(client >> 16) & 255}.${(client >> 8) & 255}.${client & 255}`;
}

export interface FloodOptions {
  readonly url: string;
  readonly kind: HostileKind;
  readonly size: number;
  readonly forMs: number;
  readonly most: number;
  /** Whether all requests come from one address. Default: each from another. */
  readonly fromOneAddress?: boolean;
  /** Called after each request; ends the flood by true. */
  readonly isEnough?: (answer: HostileAnswer) => boolean;
}

/** Sends requests of a kind, each as soon as the one before is answered. One at least. */
export async function flood(options: FloodOptions): Promise<Sent> {
  const { url, kind, size, forMs, most, fromOneAddress = false, isEnough = () => false } = options;
  const http = new HttpClient(url);
  const until = performance.now() + forMs;
  const durations: number[] = [];
  const own = newAddress();
  let bytes = 0;
  let answer: HostileAnswer;
  do {
    const request = kind.request(size, (number += 1));
    answer = await http.send(request, fromOneAddress ? own : newAddress());
    bytes += bytesOf(request);
    durations.push(answer.duration);
  } while (durations.length < most && performance.now() < until && !isEnough(answer));
  http.close();
  return { requests: durations.length, bytes, answer, durations };
}

const EVERY_MS = 10;

/** A well-behaved client: sends requests at a steady rate, without waiting for responses. @returns its latencies in milliseconds */
export async function behaveWell(url: string, forMs: number): Promise<readonly number[]> {
  const connections = Array.from({ length: 8 }, () => new HttpClient(url));
  const until = performance.now() + forMs;
  const answers: Array<Promise<HostileAnswer>> = [];
  while (performance.now() < until) {
    const connection = connections[answers.length % connections.length]!;
    answers.push(connection.send(plain.request(1, (number += 1)), newAddress()));
    await delay(EVERY_MS);
  }
  const durations = (await Promise.all(answers)).map(({ duration }) => duration);
  for (const connection of connections) connection.close();
  return durations;
}
