#!/usr/bin/env bash
# A real Request Tracker 5 for tests, from Debian's packages, on SQLite and on loopback.
#
#   request-tracker.sh install            installs the packages where they are absent (about 270, 70 MB)
#   request-tracker.sh start <workers>    1: one process; more: that many worker processes
#   request-tracker.sh stop <folder>      stops what `start` began and removes its folder
#
# `start` prints, a line each: folder=, url=, admin-token= (may do anything), token= (an ordinary account).
# Each start has a folder, a database and a port of its own, so any number of them may run.
set -euo pipefail

PACKAGES=(request-tracker5 rt5-standalone rt5-db-sqlite dbconfig-no-thanks msmtp-mta)
SERVER=/usr/share/request-tracker5/libexec/rt-server
LIBRARY=/usr/share/request-tracker5/lib

install() {
  [ -x "$SERVER" ] && return
  local sudo='' policy=/usr/sbin/policy-rc.d own=''
  [ "$(id -u)" = 0 ] || sudo=sudo
  # Keeps apt from starting daemons; a policy that is there already is somebody else's.
  if [ ! -e "$policy" ]; then
    own=yes
    printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
    $sudo chmod +x "$policy"
  fi
  local apt=($sudo env DEBIAN_FRONTEND=noninteractive nice apt-get -qq -o DPkg::Lock::Timeout=600)
  local code=0
  { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${PACKAGES[@]}"; } >&2 || code=$?
  [ -z "$own" ] || $sudo rm -f "$policy"
  return "$code"
}

configure() {
  cat >"$folder/RT_SiteConfig.pm" <<CONFIG
Set(\$rtname, 'test'); Set(\$Organization, 'test'); Set(\$Timezone, '${TIME_ZONE:-UTC}');
Set(\$WebDomain, '127.0.0.1'); Set(\$WebPort, $port); Set(\$WebBaseURL, 'http://127.0.0.1:$port'); Set(\$WebPath, '');
Set(\$DatabaseType, 'SQLite'); Set(\$DatabaseName, '$folder/rt.sqlite3');
Set(\$DatabaseUser, ''); Set(\$DatabasePassword, '');
Set(\$LogToSyslog, undef); Set(\$LogToFile, undef); Set(\$LogToSTDERR, 'error');
# Every request hashes its token: at the usual cost of 12 that is most of the request's time.
Set(\$BcryptCost, 4);
Set(\$MailCommand, 'testfile'); Set(\$WebSessionClass, 'Apache::Session::File');
1;
CONFIG
}

# The accounts and the custom fields that the tests know.
populate() {
  perl "-I$LIBRARY" -MRT=-init -e '
    my $system = RT->SystemUser;
    sub done { my ($ok, $message) = @_; die "$message\n" unless $ok }
    my $any = RT::Queue->new($system);
    my @fields = (
      [SyncKey => "FreeformSingle"], [Notes => "TextSingle"], [Tags => "FreeformMultiple"],
      [Size => "SelectSingle", qw(S M L)], ["Due On" => "DateSingle"], [Seen => "DateTimeSingle"],
      [Picture => "ImageSingle"],
    );
    for (@fields) {
      my ($name, $type, @values) = @$_;
      my $field = RT::CustomField->new($system);
      done($field->Create(Name => $name, Type => $type, LookupType => "RT::Queue-RT::Ticket"));
      done($field->AddToObject($any));
      done($field->AddValue(Name => $_)) for @values;
    }
    sub user {
      my ($name, @rights) = @_;
      my $user = RT::User->new($system);
      done($user->Create(Name => $name, EmailAddress => "$name\@example.org", Privileged => 1));
      done($user->PrincipalObj->GrantRight(Right => $_, Object => $RT::System)) for @rights;
      return $user;
    }
    sub token {
      my ($user) = @_;
      my ($ok, $message, $token) = RT::AuthToken->new($system)->Create(Owner => $user->id, Description => "test");
      done($ok, $message);
      return $token;
    }
    my @work = qw(SeeQueue ShowTicket CreateTicket ModifyTicket OwnTicket TakeTicket StealTicket ReassignTicket
      DeleteTicket SeeCustomField ModifyCustomField WatchAsAdminCc);
    my $bot = user(bot => @work);
    user(ada => qw(SeeQueue ShowTicket OwnTicket));
    user(grace => qw(SeeQueue ShowTicket OwnTicket));
    my $root = RT::User->new($system);
    $root->Load("root");
    printf "admin-token=%s\ntoken=%s\n", token($root), token($bot);
  ' 2>>"$folder/log"
}

start() {
  local workers=$1
  folder=$(mktemp -d "${TMPDIR:-/tmp}/request-tracker-XXXXXXXX")
  trap 'stop "$folder"' ERR
  port=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 1)->sockport')
  configure
  export RT_SITE_CONFIG="$folder/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$folder/none"
  rt-setup-database-5 --action init --skip-create --dba '' --dba-password '' >>"$folder/log" 2>&1
  populate >"$folder/tokens"
  local how=(--server Standalone)
  [ "$workers" = 1 ] || how=(--server Starlet --max-workers "$workers")
  setsid "$SERVER" "${how[@]}" --host 127.0.0.1 --port "$port" >>"$folder/log" 2>&1 </dev/null &
  echo $! >"$folder/pid"
  for _ in $(seq 300); do
    [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/REST/2.0/rt")" = 401 ] && break
    kill -0 "$(cat "$folder/pid")" # A server that has ended will not answer.
    sleep 0.2
  done
  echo "folder=$folder"
  echo "url=http://127.0.0.1:$port"
  cat "$folder/tokens"
}

stop() {
  local pid
  [ -f "$1/RT_SiteConfig.pm" ] || return 0
  pid=$(cat "$1/pid" 2>/dev/null || true)
  if [ -n "$pid" ]; then
    kill -- "-$pid" 2>/dev/null || true
    for _ in $(seq 50); do kill -0 -- "-$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 -- "-$pid" 2>/dev/null || true
  fi
  rm -rf "$1"
}

case "${1:-}" in
  install) install ;;
  start) start "${2:?how many workers?}" ;;
  stop) stop "${2:?which folder?}" ;;
  *)
    sed -n '2,9p' "$0" >&2
    exit 2
    ;;
esac
