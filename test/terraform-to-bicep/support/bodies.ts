/** The requests of a template to Azure, with all expressions evaluated. */
export interface Deployment {
  /** By id: type, API version, the request's body, and the ids of dependencies. */
  readonly resources: Readonly<Record<string, ResourceBody>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ResourceBody {
  readonly type: string;
  readonly apiVersion: string;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

/** Values for parameters without a default. */
export type Given = Readonly<Record<string, unknown>>;

/** For comparison and for golden files. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
