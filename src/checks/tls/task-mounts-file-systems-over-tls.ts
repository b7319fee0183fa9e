import { mapAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const taskMountsFileSystemsOverTls = check({
  id: 'task-mounts-file-systems-over-tls',
  title: 'every task mounts its file systems over TLS',
  why: 'NFS itself encrypts nothing: without TLS every file that is read passes the network in clear.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::ECS::TaskDefinition'] },
  judge({ properties }) {
    const volumes = mapsAt(properties, 'Volumes').flatMap((volume, index) =>
      mapAt(volume, 'EFSVolumeConfiguration') === undefined ? [] : [`Volumes.${index}`],
    );
    if (volumes.length === 0) return notApplicable('Mounts no file system of EFS.');
    const flaw = flawIn(
      volumes.map((path) => (): Judgement | undefined => {
        const at = `${path}.EFSVolumeConfiguration.TransitEncryption`;
        const written = stringAt(properties, at);
        if (written === 'ENABLED') return undefined;
        return fail(
          `Mounts ${stringAt(properties, `${path}.Name`)} in clear: TransitEncryption is ${written ?? 'not set, and off by default'}.`,
          'Set TransitEncryption to ENABLED.',
          { at: path },
        );
      }),
    );
    return (
      flaw ??
      pass(`Mounts ${volumes.length === 1 ? 'its file system' : `all ${volumes.length} file systems`} over TLS.`)
    );
  },
});
