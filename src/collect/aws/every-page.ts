import { pageNames } from './page-names.ts';

/**
 * The items of all pages that a paginator of the SDK walks. Throws where a service names a page that it gave before, or never comes to an
 * end: what was told until then is not all.
 */
export async function everyPage<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const named = pageNames();
  let repeatsMarker = false;
  for await (const page of pages) {
    items.push(...(itemsOf(page) ?? []));
    const told = textsOf(page);
    const next = told.filter(([key]) => nextPage.test(key));
    repeatsMarker ||= next.length > 0;
    // RDS and IAM name the next page so; Route 53, CloudFront and EFS repeat there what they were asked for, beside NextMarker.
    const marker = repeatsMarker ? [] : told.filter(([key]) => key === 'Marker');
    const [token, ...more] = [...next, ...marker].map(([key, text]) => `${key} ${text}`);
    if (token !== undefined) named([token, ...more].join(', '));
  }
  return items;
}

/** Members with a text, of the page and of what it holds at its top: CloudFront tells all in one member, `DistributionList`. */
function textsOf(page: unknown): readonly (readonly [key: string, text: string])[] {
  const members = membersOf(page);
  return [...members, ...members.flatMap(([, value]) => membersOf(value))].flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[key, value] as const] : [],
  );
}

function membersOf(value: unknown): readonly (readonly [key: string, value: unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

const nextPage = /^(?:next\w*|paginationToken|nextContinuationToken)$/iu;
