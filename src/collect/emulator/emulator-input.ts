/** The input that is said to be missing where an emulator tells otherwise than AWS would: what hangs on it was not assessed. */
export const emulatorInput = 'what the emulator cannot show';
