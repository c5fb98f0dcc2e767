import type { Random } from '../../Random.ts';
import { type Model, namedType, type ObjectModel } from '../Model.ts';

/** Hides some fields and types from clients. What others rely on stays: interface fields, and something in every type. */
export function hideElements(model: Model, random: Random): void {
  if (random.chance(0.12)) hideType(model, random.pick(model.objects));
  for (const object of model.objects) {
    const interfaces = model.interfaces.filter(({ implementers }) => implementers.includes(object.name));
    const needed = new Set(interfaces.flatMap(({ fields }) => fields.map(({ name }) => name)));
    for (const field of object.fields) {
      if (object.kind !== 'root' && !needed.has(field.name) && random.chance(0.06)) field.inaccessible = true;
    }
  }
}

/** Hides a type and all fields that return it by name. As a member of unions and interfaces it is met nevertheless. */
function hideType({ objects, interfaces }: Model, hidden: ObjectModel): void {
  const isReturned = interfaces.some(({ fields }) => fields.some(({ type }) => namedType(type) === hidden.name));
  // An interface object does not tell what it is unless it is asked for, so that this one would not be noticed.
  const isUntold = interfaces.some(({ key, implementers }) => key && implementers.includes(hidden.name));
  if (hidden.kind === 'root' || isReturned || isUntold) return;
  hidden.inaccessible = true;
  for (const { fields } of [...objects, ...interfaces.map(({ objectFields }) => ({ fields: objectFields }))])
    for (const field of fields) if (namedType(field.type) === hidden.name) field.inaccessible = true;
}
