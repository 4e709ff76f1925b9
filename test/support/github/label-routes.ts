import * as z from 'zod';
import { invalid, NO_CONTENT, notFound, ok, optionalText } from './exchange.ts';
import { listLabels } from './issues.ts';
import { demand, paged } from './route.ts';
import type { Context, Route } from './route.ts';
import { UPSTREAM_LABEL } from './upstream.ts';
import type { UpstreamLabel } from './upstream.ts';

/** The label of the path, whatever the case it is asked in. Errors: 404. */
async function labelOf(context: Context): Promise<UpstreamLabel> {
  const label = await named(context, context.params['name'] ?? '');
  if (label === null) throw notFound();
  return label;
}

async function named(context: Context, name: string): Promise<UpstreamLabel | null> {
  return (
    (await listLabels(context)).find((one) => one.name.toLowerCase() === name.trim().toLowerCase()) ?? null
  );
}

async function checkName(context: Context, name: unknown, except: UpstreamLabel | null): Promise<string> {
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalid({ resource: 'Label', code: 'missing_field', field: 'name' });
  }
  const same = await named(context, name);
  if (same !== null && same.id !== except?.id) {
    throw invalid({ resource: 'Label', code: 'already_exists', field: 'name' });
  }
  return name.trim();
}

function looks(context: Context): { readonly color?: string; readonly description?: string | null } {
  const { color } = context.request.body;
  const description = optionalText(context.request.body, 'description', 'Label');
  if (color !== undefined && (typeof color !== 'string' || !/^[0-9a-f]{6}$/i.test(color))) {
    throw invalid({ resource: 'Label', code: 'invalid', field: 'color' });
  }
  if ((description ?? '').length > 100) {
    const message = 'description is too long (maximum is 100 characters)';
    throw invalid({ resource: 'Label', code: 'custom', field: 'description', message });
  }
  return { ...(color === undefined ? {} : { color }), ...(description === undefined ? {} : { description }) };
}

/** The labels of a repository. */
export const LABEL_ROUTES: readonly Route[] = [
  {
    on: 'GET /labels',
    handle: async (context) => {
      demand(context, 'issues', 'read');
      return paged(context, await listLabels(context));
    },
  },
  {
    on: 'GET /labels/:name',
    handle: async (context) => {
      demand(context, 'issues', 'read');
      return ok(await labelOf(context));
    },
  },
  {
    on: 'POST /labels',
    handle: async (context) => {
      demand(context, 'issues', 'write', 'write');
      const body = { name: await checkName(context, context.request.body['name'], null), ...looks(context) };
      const { site, person, repository } = context;
      const path = `${repository.path}/labels`;
      return ok(
        await site.upstream.ask({ as: person.key, method: 'POST', path, body, shape: UPSTREAM_LABEL }),
        201,
      );
    },
  },
  {
    on: 'PATCH /labels/:name',
    handle: async (context) => {
      demand(context, 'issues', 'write', 'write');
      const label = await labelOf(context);
      const { new_name: name } = context.request.body;
      const renamed = name === undefined ? {} : { new_name: await checkName(context, name, label) };
      const { site, person, repository } = context;
      const path = `${repository.path}/labels/${encodeURIComponent(label.name)}`;
      const body = { ...renamed, ...looks(context) };
      return ok(
        await site.upstream.ask({ as: person.key, method: 'PATCH', path, body, shape: UPSTREAM_LABEL }),
      );
    },
  },
  {
    on: 'DELETE /labels/:name',
    handle: async (context) => {
      demand(context, 'issues', 'write', 'write');
      const label = await labelOf(context);
      const { site, person, repository } = context;
      const path = `${repository.path}/labels/${encodeURIComponent(label.name)}`;
      await site.upstream.ask({ as: person.key, method: 'DELETE', path, shape: z.null() });
      return NO_CONTENT;
    },
  },
];
