/** An HTTP request; header names are in lower case. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** IP address of the client. */
  readonly from: string;
}

/** An HTTP response. */
export interface HttpResponse {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/** A plain-text response. */
export function text(status: number, body: string): HttpResponse {
  return { status, type: 'text/plain', body };
}

/** A JSON response. */
export function json(status: number, value: unknown): HttpResponse {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}
