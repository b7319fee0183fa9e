/** Lets moto answer for an account: one account per run replaces resets. Source: moto, "Multi-account support". */
export function accountHeader(account: string): { readonly applyToStack: (stack: never) => void } {
  return {
    applyToStack(stack) {
      const { add } = stack as {
        add: (middleware: unknown, options: { step: string; name: string }) => void;
      };
      add.call(
        stack,
        (next: (given: unknown) => unknown) => (given: { request: { headers: Record<string, string> } }) => {
          given.request.headers['x-moto-account-id'] = account;
          return next(given);
        },
        { step: 'build', name: 'plumblineAccountHeader' },
      );
    },
  };
}
