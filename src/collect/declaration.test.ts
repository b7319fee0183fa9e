import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import architecture from './architecture.schema.json' with { type: 'json' };
import { strictly } from './declaration.ts';
import promises from './promises.schema.json' with { type: 'json' };

for (const schema of [architecture, promises])
  describe(schema.$id, () => {
    it('is a schema, read strictly', () => {
      expect(() => new Ajv2020(strictly).compile(schema)).to.not.throw();
    });
  });
