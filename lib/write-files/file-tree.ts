/** A file of the output: a relative path with slashes, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}
