/** Preloaded, it hides the npm package that WITHOUT_PACKAGE names, as if it was not installed. */
const Module = require('node:module');

const find = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (request.startsWith(`${process.env.WITHOUT_PACKAGE}/`)) throw new Error(`${request} is hidden`);
  return find.call(this, request, ...rest);
};
