import { invalid, NO_CONTENT, notFound, ok, Refusal } from './exchange.ts';
import type { Answer } from './exchange.ts';
import { GitFailure } from './git-folder.ts';
import { atLeast, legacyPermission, roleName } from './people.ts';
import { renderRepository, renderUser } from './render.ts';
import { demand } from './route.ts';
import type { Context, Route } from './route.ts';
import { fullName, roleOf } from './site.ts';
import { UPSTREAM_REPOSITORY } from './upstream.ts';

async function repository(context: Context): Promise<Answer> {
  const { site, person } = context;
  const known = await site.upstream.ask({
    as: person.key,
    path: context.repository.path,
    shape: UPSTREAM_REPOSITORY,
  });
  const role = roleOf(context.repository, person);
  const parent = context.repository.forkOf;
  return ok({
    ...known,
    ...renderRepository(site, context.repository),
    ...(parent === null
      ? {}
      : { parent: renderRepository(site, parent), source: renderRepository(site, parent) }),
    permissions: {
      admin: atLeast(role, 'admin'),
      maintain: atLeast(role, 'maintain'),
      push: atLeast(role, 'write'),
      triage: atLeast(role, 'triage'),
      pull: atLeast(role, 'read'),
    },
  });
}

/** Somebody's permission: `maintain` shows as `write`, `triage` as `read`; `role_name` is exact. Bots are no users here. */
async function permission(context: Context): Promise<Answer> {
  const { site, params } = context;
  const { permissionLookup } = site.switches;
  if (permissionLookup !== null) throw new Refusal(permissionLookup, 'Server Error');
  const login = params['login'] ?? '';
  const person = site.people.find(login);
  if (person === null || person.type === 'Bot') throw new Refusal(404, `${login} is not a user`);
  const role = roleOf(context.repository, person);
  const user = {
    ...renderUser(site, person),
    permissions: { pull: atLeast(role, 'read'), push: atLeast(role, 'write'), admin: atLeast(role, 'admin') },
  };
  return ok({
    permission: legacyPermission(role),
    user: { ...user, role_name: roleName(role) },
    role_name: roleName(role),
  });
}

async function contents(context: Context): Promise<Answer> {
  demand(context, 'contents', 'read');
  const { repository: place, params, request, site } = context;
  const path = (params['path'] ?? '').replace(/\/+$/, '');
  const ref = request.query.get('ref') ?? place.defaultBranch;
  const commit = (await place.git.branch(ref)) ?? (await place.git.commitOf(ref));
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const entry = await place.git.line(['ls-tree', '-l', '--full-tree', commit, '--', path]);
  const [, type, sha, size] = /^\d+ (\w+) (\w+) +(\S+)\t/.exec(entry ?? '') ?? [];
  if (type === undefined || sha === undefined) throw notFound();
  const url = `${site.apiUrl}/repos/${fullName(place)}/contents/${encodeURI(path)}?ref=${encodeURIComponent(ref)}`;
  if (type === 'tree') {
    const names = (await place.git.run(['ls-tree', '-z', '--full-tree', `${commit}:${path}`]))
      .split('\0')
      .filter(Boolean);
    return ok(
      names.map((line) => {
        const [meta = '', name = ''] = line.split('\t');
        const [, kind, id] = meta.split(' ');
        return { type: kind === 'tree' ? 'dir' : 'file', name, path: `${path}/${name}`, sha: id };
      }),
    );
  }
  const bytes = await place.git.bytes(['cat-file', 'blob', sha]);
  const accept = String(request.headers['accept'] ?? '');
  if (accept.includes('raw'))
    return {
      status: 200,
      text: bytes.toString('utf8'),
      headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
    };
  // Files over a megabyte come without content, as on GitHub.
  const content =
    bytes.length > 1 << 20
      ? { encoding: 'none', content: '' }
      : { encoding: 'base64', content: wrap(bytes.toString('base64')) };
  return ok({
    type: 'file',
    name: path.split('/').at(-1),
    path,
    sha,
    size: Number(size),
    url,
    git_url: null,
    ...content,
  });
}

function wrap(base64: string): string {
  return base64.replace(/.{60}/g, '$&\n') + '\n';
}

function renderRef(context: Context, ref: string, sha: string): object {
  const url = `${context.site.apiUrl}/repos/${fullName(context.repository)}/git/${ref}`;
  return { ref, node_id: `REF_standin_${ref}`, url, object: { sha, type: 'commit', url } };
}

function refOf(context: Context): string {
  return `refs/${context.params['ref'] ?? ''}`;
}

async function createRef(context: Context): Promise<Answer> {
  demand(context, 'contents', 'write', 'write');
  const { git } = context.repository;
  const { ref, sha } = context.request.body;
  if (typeof ref !== 'string' || !/^refs\/[^/]+\/./.test(ref))
    throw new Refusal(422, 'Reference name is invalid');
  if (typeof sha !== 'string' || (await git.commitOf(sha)) !== sha)
    throw new Refusal(422, 'Object does not exist');
  try {
    await git.run(['update-ref', ref, sha, '0'.repeat(40)]);
  } catch (error) {
    if (error instanceof GitFailure) throw new Refusal(422, 'Reference already exists');
    throw error;
  }
  return ok(renderRef(context, ref, sha), 201);
}

async function updateRef(context: Context): Promise<Answer> {
  demand(context, 'contents', 'write', 'write');
  const { git } = context.repository;
  const ref = refOf(context);
  const { sha, force } = context.request.body;
  const before = await git.commitOf(ref);
  if (before === null) throw new Refusal(422, 'Reference does not exist');
  if (typeof sha !== 'string' || (await git.commitOf(sha)) !== sha)
    throw new Refusal(422, 'Object does not exist');
  if (force !== true && !(await git.isAncestor(before, sha)))
    throw new Refusal(422, 'Update is not a fast forward');
  await git.run(['update-ref', ref, sha, before]);
  return ok(renderRef(context, ref, sha));
}

async function deleteRef(context: Context): Promise<Answer> {
  demand(context, 'contents', 'write', 'write');
  if ((await context.repository.git.commitOf(refOf(context))) === null)
    throw new Refusal(422, 'Reference does not exist');
  await context.repository.git.run(['update-ref', '-d', refOf(context)]);
  return NO_CONTENT;
}

async function commit(context: Context): Promise<Answer> {
  demand(context, 'contents', 'read');
  const { git } = context.repository;
  const name = context.params['ref'] ?? '';
  const sha = (await git.branch(name)) ?? (await git.commitOf(name));
  if (sha === null) throw new Refusal(422, `No commit found for SHA: ${name}`);
  const lines = await git.run(['log', '-1', '--format=%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B', sha]);
  const [tree, parents = '', an, ae, ad, cn, ce, cd, ...message] = lines.split('\n');
  const author = { name: an, email: ae, date: ad };
  const committer = { name: cn, email: ce, date: cd };
  return ok({
    sha,
    node_id: `C_standin${sha}`,
    commit: { author, committer, message: message.join('\n').trimEnd(), tree: { sha: tree } },
    parents: parents
      .split(' ')
      .filter(Boolean)
      .map((parent) => ({ sha: parent })),
  });
}

/** The repository itself, who may what in it, and its git as far as REST shows it. */
export const REPOSITORY_ROUTES: readonly Route[] = [
  { on: 'GET /', handle: repository },
  { on: 'GET /collaborators/:login/permission', handle: permission },
  { on: 'GET /contents/:path+', handle: contents },
  {
    on: 'GET /branches/:branch+',
    handle: async (context) => {
      demand(context, 'contents', 'read');
      const name = context.params['branch'] ?? '';
      const sha = await context.repository.git.branch(name);
      if (sha === null) throw new Refusal(404, 'Branch not found');
      return ok({ name, commit: { sha }, protected: false });
    },
  },
  {
    on: 'GET /git/ref/:ref+',
    handle: async (context) => {
      demand(context, 'contents', 'read');
      const sha = await context.repository.git.commitOf(refOf(context));
      if (sha === null) throw notFound();
      return ok(renderRef(context, refOf(context), sha));
    },
  },
  { on: 'POST /git/refs', handle: createRef },
  { on: 'PATCH /git/refs/:ref+', handle: updateRef },
  { on: 'DELETE /git/refs/:ref+', handle: deleteRef },
  { on: 'GET /commits/:ref+', handle: commit },
  {
    on: 'POST /dispatches',
    handle: async (context) => {
      demand(context, 'contents', 'write', 'write');
      const { event_type: type } = context.request.body;
      if (typeof type !== 'string' || type === '')
        throw invalid({ resource: 'RepositoryDispatch', code: 'missing_field', field: 'event_type' });
      return NO_CONTENT;
    },
  },
];
