import type { ContainerRuntimeClient } from 'testcontainers';

/** The Docker engine that testcontainers finds. Throws an Error that says how to mend it where none answers. */
export async function containerEngine(): Promise<ContainerRuntimeClient> {
  // Its helper is a container whose image would have to be pulled; what is left over is found by its label instead.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    return await getContainerRuntimeClient();
  } catch (cause) {
    throw new Error(
      `No Docker engine answers (${cause instanceof Error ? cause.message : String(cause)}). Start one, or let the emulator run without a container.`,
      { cause },
    );
  }
}
