/**
 * Who reaches whom: a matrix of networks by protocol, computed from the rendered files of a link, with the path of
 * each, and its differences from what the config says. It imports no renderer and reads no config.
 */
export { readDeployed, type RenderedFile } from './read/deployed';
export { computeReach, type Cell, type ReachMatrix, type ReachOptions } from './matrix';
export { reachFindings } from './findings';
export { printReach } from './print-matrix';
