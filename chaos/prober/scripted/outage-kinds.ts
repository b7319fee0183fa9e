/** The ways in which the scripted server goes down. */
export const outageKinds = ['refuse', 'blackhole', '503', 'slow', 'flap', 'partial'] as const;

export type OutageKind = (typeof outageKinds)[number];
