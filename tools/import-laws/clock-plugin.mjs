// oxlint can forbid `Date.now` but has no rule of its own for a Date made of the present moment.
const message = 'Judgement is pure: no clock. Take the instant as an argument; `new Date(instant)` is fine.';

const noCurrentTime = {
  create(context) {
    const isDate = (node) => node.callee.type === 'Identifier' && node.callee.name === 'Date';
    return {
      NewExpression(node) {
        if (isDate(node) && node.arguments.length === 0) context.report({ node, message });
      },
      // Called without `new`, Date ignores its arguments and always tells the present moment.
      CallExpression(node) {
        if (isDate(node)) context.report({ node, message });
      },
    };
  },
};

export default { meta: { name: 'plumbline' }, rules: { 'no-current-time': noCurrentTime } };
