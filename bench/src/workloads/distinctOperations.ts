import { requestBody } from './readOperation.ts';
import { REQUEST_NUMBER } from './Workload.ts';

const PARTS = [
  'description',
  'price { amount currency }',
  'inStock shippingDays',
  'rating',
  'images { url alt }',
  'seller { name rating }',
  'reviews(first: 2) { text author { name } }',
  'topReview { stars }',
];

/** Operations about one product, each of which selects other parts of it under other keys. */
export function distinctOperations(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    // Three parts at least, and all of them different from operation to operation.
    const bits = index % 2 ** PARTS.length;
    const parts = PARTS.filter((_, part) => bits & (1 << part) || (index + part) % PARTS.length < 3);
    const query = `query Product${index}($product: ID!) { product(id: $product) { id title${index}: title ${parts.join(' ')} } }`;
    return requestBody(query, { product: `p${REQUEST_NUMBER}.3` });
  });
}
