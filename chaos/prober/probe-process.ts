import { probe, type ProbeRequest } from './probe.ts';
import { serveMeasuring } from './process/serve-measuring.ts';

// Probes that come faster than this would take a core from what they probe.
const realTimeFromMs = 10;

// A process of its own, for nothing else: whatever the harness does meanwhile delays no probe.
serveMeasuring(
  ({ settings }: ProbeRequest) => (settings.periodMs < realTimeFromMs ? 'high' : 'real-time'),
  (request: ProbeRequest, tools) => probe(request, tools),
);
