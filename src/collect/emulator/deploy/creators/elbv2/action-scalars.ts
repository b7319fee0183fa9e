/** Members of actions that are numbers. The port of a redirect is text: it may be `#{port}`. */
export const actionNumbers: ReadonlySet<string> = new Set(['DurationSeconds', 'Order', 'SessionTimeout', 'Weight']);

export const actionTruths: ReadonlySet<string> = new Set(['Enabled', 'UseExistingClientSecret']);
