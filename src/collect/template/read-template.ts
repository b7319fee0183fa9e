import { readFile } from 'node:fs/promises';
import { parseTemplate } from './parse.ts';
import { entry, type SyntaxNode } from './syntax-tree.ts';

/** A template file: its text and tree, or the problems that keep it from being judged. */
export interface TemplateFile {
  /** Absolute path. */
  readonly path: string;
  /** The name it has in messages and reports. */
  readonly shown: string;
  readonly content?: Buffer;
  readonly tree?: SyntaxNode;
  readonly problems: readonly InputProblem[];
}

/** Input that cannot be parsed: where, what, and how to mend it. The rest of the input is still judged. */
export interface InputProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly mend: string;
}

/** Reads and parses one template. Never throws for what the file holds. */
export async function readTemplate(path: string, shown: string): Promise<TemplateFile> {
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return {
      path,
      shown,
      problems: [
        {
          file: shown,
          line: 1,
          message: `Cannot read the file: ${code}.`,
          mend: 'Give a file that exists and may be read.',
        },
      ],
    };
  }
  const parsed = parseTemplate(content.toString('utf8'));
  if ('problems' in parsed) {
    const problems = parsed.problems.map(({ message, at: [line] }) => ({
      file: shown,
      line,
      message,
      mend: 'Mend the file; it was not judged.',
    }));
    return { path, shown, content, problems };
  }
  if (entry(parsed.tree, 'Resources')?.kind === 'map') return { path, shown, content, tree: parsed.tree, problems: [] };
  const [line] = parsed.tree.at;
  const problem = {
    file: shown,
    line,
    message: 'The file has no Resources section, so it is not a CloudFormation template.',
    mend: 'Add Resources, or leave the file out.',
  };
  return { path, shown, content, problems: [problem] };
}
