import { stringAt, UnseenInput } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { type Derivation, NoPart } from './derivation.ts';

export interface DatabaseEngine {
  readonly engineMajor: number;
  readonly asked: string;
  readonly differences: readonly string[];
}

/** Which PostgreSQL is run for a database. Throws NoPart for another engine, UnseenInput when the engine was not seen. */
export function databaseEngine({ postgresMajors }: Derivation, database: Resource): DatabaseEngine {
  const engine = stringAt(database.properties, 'Engine');
  if (engine === undefined) throw new UnseenInput('is not set, and so comes from where it is restored from', 'Engine');
  if (engine !== 'postgres' && engine !== 'aurora-postgresql')
    throw new NoPart(`runs ${engine}; of the relational databases the twin can run PostgreSQL alone`);
  const asked = askedVersion(database);
  const wanted = Number(/^\d+/u.exec(asked)?.[0]);
  const engineMajor = postgresMajors.find((major) => major === wanted) ?? postgresMajors[0];
  if (engineMajor === undefined) throw new NoPart('no version of PostgreSQL is here to be run');
  const aurora = engine === 'postgres' ? [] : ['PostgreSQL in place of Aurora'];
  const differences = engineMajor === wanted ? aurora : [...aurora, `PostgreSQL ${engineMajor} for ${asked}`];
  return { engineMajor, asked, differences };
}

/** The version is replaced in any case where it is not at hand, so one that was not seen need not keep the database out. */
function askedVersion({ properties }: Resource): string {
  try {
    return stringAt(properties, 'EngineVersion') ?? 'the version AWS takes by default';
  } catch (error) {
    if (error instanceof UnseenInput) return 'a version that was not seen';
    throw error;
  }
}
