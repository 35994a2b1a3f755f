/** An output file: a relative path with slashes, and its content. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}
