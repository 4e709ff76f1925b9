/** What a workflow depends on in its repository. */
export interface WorkflowAnswers {
  readonly defaultBranch: string;
  /** The environment variables that hold credentials of trackers; each is filled from the secret of its name. */
  readonly secrets: readonly string[];
}

/** The release that the workflow runs; a release of ours cannot be changed once it is out. */
export const ACTION = 'sync-kernel/sync-kernel@v0.1.0';

/** `actions/checkout` v7.0.1 by its commit. */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

/**
 * Writes the workflow that runs the Action: previews, answers and reconciles, each with what it needs.
 *
 * Laws: one run at a time for each pull request, issue and for the default branch, none of them dropped;
 * no credential is left in the checkout; a comment that is no command starts no job.
 */
export function workflowText({ defaultBranch, secrets }: WorkflowAnswers): string {
  return `# Keeps this repository and its tracker in agreement; see .specfact/sync/config.yml.
name: Sync

on:
  # Previews what a pull request would write upstream; ends its lease when it is closed.
  pull_request:
    types: [opened, synchronize, reopened, ready_for_review, closed]
  # Approvals by review, where the config asks for them.
  pull_request_review:
    types: [submitted]
  # Commands such as "/sync apply 3f9a1c2e7b04".
  issue_comment:
    types: [created]
  # A conflict issue that was closed while its conflict persists.
  issues:
    types: [closed, reopened]
  # Everything else: once an hour, after each push, and by hand.
  schedule:
    - cron: '17 * * * *'
  push:
    branches: [${scalar(defaultBranch)}]
  workflow_dispatch:

permissions: {}

concurrency:
  group: sync-\${{ github.event.pull_request.number || github.event.issue.number || github.ref }}
  cancel-in-progress: false
  queue: max

jobs:
  preview:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write # the state branch
      pull-requests: write # the preview comment
      issues: read # where our conflict issues are
      checks: write # the check run
    steps:${steps(secrets)}
  answer:
    if: >-
      (github.event_name == 'issue_comment' && startsWith(github.event.comment.body, '/sync')) ||
      (github.event_name == 'pull_request_review' && github.event.review.state == 'approved') ||
      github.event_name == 'issues'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write # the state branch and the branch of the sync pull request
      pull-requests: write # the sync pull request, replies
      issues: write # the sync issue, conflict issues, replies
      checks: write # the check run says what was applied
    steps:${steps(secrets)}
  reconcile:
    if: github.event_name == 'schedule' || github.event_name == 'push' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: write # the state branch and the branch of the sync pull request
      pull-requests: write # the sync pull request
      issues: write # the sync issue and conflict issues
    steps:${steps(secrets)}`;
}

function steps(secrets: readonly string[]): string {
  const env =
    secrets.length === 0
      ? ''
      : `        env:\n${secrets.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}`;
  return `
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - uses: ${ACTION}
${env}`;
}

/** A branch name as YAML: quoted unless it is a plain word. */
function scalar(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
