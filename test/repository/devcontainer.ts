import { STAGES } from './workflow';

/** What a person needs beside the lab's packages: git, and Python for the packages of other stages. */
const FOR_PEOPLE = ['ca-certificates', 'git', 'python3-venv'];

/** `.devcontainer/Dockerfile`: Debian with Node, the lab's packages and those of the other stages. */
export function dockerfile(): string {
  const packages = new Set([...FOR_PEOPLE, ...Object.values(STAGES).flatMap(({ debian }) => debian)]);
  return `# Generated from .ci/stages.json by \`npm run generate\`: Debian 12 with Node 24 and the packages of all stages.
FROM node:24-bookworm
RUN apt-get -q update \\
  && apt-get -qy install --no-install-recommends \\
${[...packages]
  .sort()
  .map((name) => `    ${name} \\`)
  .join('\n')}
  && rm -rf /var/lib/apt/lists/*
`;
}
