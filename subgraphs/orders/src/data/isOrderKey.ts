/** Whether an order can have this id: a UUID in the form in which the database holds it. Text of another form finds nothing. */
export function isOrderKey(orderId: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(orderId);
}
