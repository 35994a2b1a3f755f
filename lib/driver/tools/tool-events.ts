/** What a tool reports while it runs, in one form for CDK and Terraform. */
export type ToolEvent =
  | {
      readonly kind: 'resource';
      readonly resource: string;
      readonly type: string;
      readonly action: string;
      readonly state: 'working' | 'done' | 'failed';
    }
  | {
      readonly kind: 'planned';
      readonly resource: string;
      readonly type: string;
      readonly action: string;
      readonly reason?: string;
    }
  | { readonly kind: 'problem'; readonly severity: 'error' | 'warning'; readonly text: string };
