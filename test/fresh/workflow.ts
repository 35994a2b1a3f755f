import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const variables = z.record(z.string(), z.string());

const workflowSchema = z.object({
  env: variables,
  jobs: z.record(
    z.string(),
    z.object({
      environment: z.string().optional(),
      env: variables.default({}),
      permissions: variables,
      steps: z.array(
        z.object({
          name: z.string().optional(),
          uses: z.string().optional(),
          run: z.string().optional(),
          if: z.literal('always()').optional(),
        }),
      ),
    }),
  ),
});

export type Workflow = z.output<typeof workflowSchema>;
export type Job = Workflow['jobs'][string];

const WORKFLOW_FILE = join(__dirname, '../../examples/pipeline/link.yml');

/** The workflow of the example. */
export const WORKFLOW: Workflow = workflowSchema.parse(parse(readFileSync(WORKFLOW_FILE, 'utf8')));
