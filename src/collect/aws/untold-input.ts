/** The input that is said to be missing where no API tells it: what hangs on it cannot be assessed on what runs. */
export const untoldInput = 'what no API tells';
