/** Returns the stack of a rendered CloudFormation template by its path below the output directory; undefined for another file. */
export function stackOfTemplate(path: string): string | undefined {
  return /^cdk\.out\/([^/]+)\.template\.json$/.exec(path)?.[1];
}
