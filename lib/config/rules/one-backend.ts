import type { Rule } from './rule';

/** The state is in one place. */
export const oneBackend: Rule = ({ config: { backend } }) =>
  backend.s3 === undefined || backend.azurerm === undefined
    ? []
    : [
        {
          path: ['backend'],
          code: 'one-backend',
          rule: 'must name one place for the state',
          value: 's3 and azurerm',
          remedy: 'delete one of them',
        },
      ];
