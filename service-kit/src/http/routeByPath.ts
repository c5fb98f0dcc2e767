import { errorResponse } from './errorResponse.ts';
import { HttpError } from './HttpError.ts';
import type { HttpResponse, Route } from './HttpMessage.ts';

/** Answers at each path by its route, and at every other path by `otherwise`: there is nothing, unless it says something else. */
export function routeByPath(routes: Readonly<Record<string, Route>>, otherwise: Route = nothingHere): Route {
  return (request) => {
    const route = Object.hasOwn(routes, request.path) ? routes[request.path] : undefined;
    return (route ?? otherwise)(request);
  };
}

/** Nothing that an operation was refused for: it is answered, and not thrown. */
function nothingHere(): HttpResponse {
  return errorResponse(new HttpError(404, 'NOT_FOUND', 'There is nothing at this path.'));
}
