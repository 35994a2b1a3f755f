/** A request as it came over the wire; header names in lower case. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Address of the asker. */
  readonly from: string;
}

/** What to answer. */
export interface HttpResponse {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/** A plain-text answer. */
export function text(status: number, body: string): HttpResponse {
  return { status, type: 'text/plain', body };
}

/** A JSON answer. */
export function json(status: number, value: unknown): HttpResponse {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}
