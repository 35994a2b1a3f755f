/** All rules of Bicep 0.49's linter that the tests use. */
const RULES = [
  'adminusername-should-not-be-literal',
  'artifacts-parameters',
  'decompiler-cleanup',
  'explicit-values-for-loc-params',
  'max-asserts',
  'max-outputs',
  'max-params',
  'max-resources',
  'max-variables',
  'nested-deployment-template-scoping',
  'no-conflicting-metadata',
  'no-deployments-resources',
  'no-hardcoded-env-urls',
  'no-hardcoded-location',
  'no-loc-expr-outside-params',
  'no-unnecessary-dependson',
  'no-unused-existing-resources',
  'no-unused-imports',
  'no-unused-params',
  'no-unused-vars',
  'outputs-should-not-contain-secrets',
  'prefer-interpolation',
  'prefer-unquoted-property-names',
  'protect-commandtoexecute-secrets',
  'secure-parameter-default',
  'secure-params-in-nested-deploy',
  'secure-secrets-in-params',
  'simplify-interpolation',
  'simplify-json-null',
  'use-parent-property',
  'use-recent-az-powershell-version',
  'use-recent-module-versions',
  'use-resource-id-functions',
  'use-resource-symbol-reference',
  'use-safe-access',
  'use-secure-value-for-secure-inputs',
  'use-stable-resource-identifiers',
  'use-stable-vm-image',
  'use-user-defined-types',
  'what-if-short-circuiting',
] as const;

/** Disabled rules with the reason. @see docs/decisions/011-the-compiler-judges.md */
const ARGUED: Readonly<Record<string, string>> = {
  'use-recent-api-versions': 'the API versions are those that azurerm 4.55.0 sends, so that both ways deploy the same',
  'no-module-name': 'the name of the nested deployment is what `az deployment` shows, so that it is fixed',
};

/** Content of `bicepconfig.json`: every rule is enabled, except for {@link ARGUED}. */
export function linterConfig(): string {
  const levels = [
    ...RULES.map((rule) => [rule, { level: 'warning' }] as const),
    ...Object.keys(ARGUED).map((rule) => [rule, { level: 'off' }] as const),
  ];
  return JSON.stringify({ analyzers: { core: { enabled: true, rules: Object.fromEntries(levels) } } });
}
