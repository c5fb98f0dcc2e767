const JSON_CONTENT = /^\s*application\/json\s*(;|$)/i;
const MULTIPART = /^\s*multipart\/form-data\s*(;|$)/i;

/** What browsers send for a page without a preflight request (Fetch Standard, CORS-safelisted request header). */
const SIMPLE_CONTENT = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

export function isJsonContent(contentType: string): boolean {
  return contentType === 'application/json' || JSON_CONTENT.test(contentType);
}

export function isMultipartContent(contentType: string): boolean {
  return MULTIPART.test(contentType);
}

/** Whether any page can send the content without a preflight request. */
export function isSimpleContent(contentType: string): boolean {
  return SIMPLE_CONTENT.test(contentType);
}
