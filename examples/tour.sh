#!/bin/sh
# The tour: hands over twenty-two letters of different fates, follows each to its end and says why it ended there; then ten
# submissions that are refused, each for a reason of its own. Needs a gateway with the sandbox (./briefwissel run) and curl.
#
#   BRIEFWISSEL_URL            where the gateway is; http://localhost:8080 unless set, or the port in QUARKUS_HTTP_PORT
#   BRIEFWISSEL_TOKEN          a sender's token; asked for with ./briefwissel token unless set
#   BRIEFWISSEL_TOUR_SECONDS   how long the letters are followed at most; 180 unless set
#
# Ends with 0 where everything went as its recipient's fate says, with 1 where something did not.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
url=${BRIEFWISSEL_URL:-http://localhost:${QUARKUS_HTTP_PORT:-8080}}
patience=${BRIEFWISSEL_TOUR_SECONDS:-180}
run=TOUR-$(date +%Y%m%d-%H%M%S)-$$
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
differences=0
patiently=

# name | recipient | attachment | what else the submission says | ends as | what the timeline must say
# The recipients are magic: each has one fate, see README.md. What else is said replaces the defaults of submission().
sed -e '/^$/d' -e 's/ *| */|/g' >"$work/letters" <<'LETTERS'
reads it                             | "bsn":"999993653"    | besluit.pdf     |                                           | opened        | ContentHandover berichtenbox$
never reads it; has 8 seconds        | "bsn":"999993665"    | besluit.pdf     | "unreadAfter":"8 seconds"                 | dispatched    | ContentHandoverFailure berichtenbox unread .* RelayToNonERDS email
has no mailbox                       | "bsn":"999993677"    | plattegrond.png |                                           | dispatched    | ContentConsignmentFailure berichtenbox no-mailbox .* RelayToNonERDS email
withdrew consent                     | "bsn":"999993689"    | foto.jpg        |                                           | dispatched    | ContentConsignmentFailure berichtenbox opted-out .* RelayToNonERDS email
reads it and replies                 | "bsn":"999993690"    | besluit.pdf     |                                           | opened        | ContentHandover berichtenbox .*ReplyReceived berichtenbox$
refused as malformed                 | "bsn":"999993707"    | besluit.pdf     |                                           | dispatched    | ContentConsignmentFailure berichtenbox refused .* RelayToNonERDS email
503 twice, then taken                | "bsn":"999993719"    | foto.jpg        |                                           | published     | HandingOverPostponed berichtenbox [^>]* x2 > ContentConsignment berichtenbox$
503 for ever                         | "bsn":"999993720"    | besluit.pdf     |                                           | dispatched    | HandingOverPostponed berichtenbox [^>]* x5 > ContentConsignmentFailure berichtenbox gave-up .* RelayToNonERDS email
taken, the answer is lost            | "bsn":"999993732"    | besluit.pdf     |                                           | published     | HandingOverPostponed berichtenbox [^>]*> ContentConsignment berichtenbox$
taken, the answer comes too late     | "bsn":"999993744"    | plattegrond.png |                                           | published     | HandingOverPostponed berichtenbox .timed-out. > ContentConsignment berichtenbox$
the token is revoked                 | "bsn":"999993756"    | besluit.pdf     |                                           | published     | ^(DocumentsInspected [^>]*> )?ChannelChosen berichtenbox [^>]*> ContentConsignment berichtenbox$
read before the answer               | "bsn":"999993768"    | besluit.pdf     |                                           | opened        | ContentHandover berichtenbox$
the read is told three times         | "bsn":"999993781"    | besluit.pdf     |                                           | opened        | ContentHandover berichtenbox$
too many requests, once              | "bsn":"999993793"    | besluit.pdf     |                                           | published     | HandingOverPostponed berichtenbox [^>]*> ContentConsignment berichtenbox$
never opened the box                 | "insz":"01071700540" | besluit.pdf     |                                           | dispatched    | ContentConsignment ebox-citizen > ContentConsignmentFailure ebox-citizen no-mailbox .* RelayToNonERDS email
a citizen reads; we have to ask      | "insz":"01071700144" | besluit.pdf     |                                           | opened        | ContentHandover ebox-citizen$
an enterprise reads; we have to ask  | "kbo":"1999900072"   | besluit.pdf     |                                           | opened        | ContentHandover ebox-enterprise$
taken, the answer is lost; eBox      | "kbo":"1999900666"   | besluit.pdf     |                                           | held          | Held ebox-enterprise receipt-unknown$
no mailbox and no e-mail             | "bsn":"999993677"    | besluit.pdf     | "contact":{}                              | held          | Held email no-address$
no mailbox and nothing else in route | "bsn":"999993677"    | besluit.pdf     | "route":["mailbox"]                       | undeliverable | RouteExhausted berichtenbox no-mailbox$
no mailbox, and the e-mail bounces   | "bsn":"999993677"    | besluit.pdf     | "contact":{"email":"bounces@example.org"} | held          | Held email refused
no mailbox, nobody knows of the mail | "bsn":"999993677"    | besluit.pdf     | "contact":{"email":"drops@example.org"}   | held          | ChannelChosen email > Held email outcome-unknown
LETTERS

fail() {
  echo "tour: $1" >&2
  exit 1
}

# The first value of a key whose value is text, of JSON on one line that is read from standard input.
value() { tr '{' '\n' | sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' | sed -n 1p; }

# What a timeline says, in order, and how often where that is more than once; its first fact is the same for all.
why() {
  tr '{' '\n' | awk '
    function text(key) {
      return match($0, "\"" key "\":\"[^\"]*\"") ? substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 5) : ""
    }
    function flush() { if (times) printf "%s%s%s", (shown++ ? " > " : ""), before, (times > 1 ? " x" times : "") }
    /"kind":/ && text("kind") != "SubmissionAcceptance" {
      fact = text("kind") " " text("channel")
      if (text("cause") != "") fact = fact " " text("cause")
      if (text("detail") != "" && length(text("detail")) < 30) fact = fact " (" text("detail") ")" # longer ones are ids
      if (fact == before) { times++; next }
      flush(); before = fact; times = 1
    }
    END { flush() }'
}

# Calls the gateway: method, path, options of curl. The answer is kept in $work/answer, its status in $code.
call() {
  method=$1 path=$2
  shift 2
  # shellcheck disable=SC2086 # options, split on purpose
  code=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" -H @"$work/headers" $patiently "$@" "$url$path") ||
    fail "no gateway answers at $url; start it first: ./briefwissel run"
  patiently='--retry 30 --retry-delay 1 --retry-all-errors' # a gateway that answered once may be started again meanwhile
}

# Hands over what stands in $work/body under an idempotency key.
post() { call POST /v1/messages -H 'Content-Type: application/json' -H "Idempotency-Key: $1" --data-binary @"$work/body"; }

# Prints one member of a submission, unless those given already have it: name, value, members given.
unless_given() {
  case $3 in
    *"\"$1\":"*) ;;
    *) printf ',"%s":%s' "$1" "$2" ;;
  esac
}

# A submission with that reference; the members given replace those that usually stand there.
submission() {
  printf '{"reference":"%s"' "$1"
  unless_given language '"nl"' "$2"
  unless_given messageType '"besluit"' "$2"
  unless_given recipient '{"bsn":"999993653"}' "$2"
  unless_given subject '"Besluit op uw aanvraag"' "$2"
  unless_given body '"<p>Uw aanvraag is toegewezen. Lees het <strong>besluit</strong> in de bijlage.</p>"' "$2"
  unless_given contact '{"email":"lezer@example.org"}' "$2"
  printf '%s}' "${2:+,}$2"
}

# A file as the member "attachments": path, name, media type.
attached() {
  printf '"attachments":[{"name":"%s","mediaType":"%s","content":"%s"}]' "$2" "$3" "$(base64 <"$1" | tr -d '\n')"
}

# A file of examples/documents as what it is.
document() {
  case $1 in
    *.pdf) attached "$here/documents/$1" "$1" application/pdf ;;
    *.png) attached "$here/documents/$1" "$1" image/png ;;
    *.jpg) attached "$here/documents/$1" "$1" image/jpeg ;;
  esac
}

# Sets $verdict: what was expected, what came.
judge() {
  verdict=ok
  [ "$1" = "$2" ] || verdict="DIFFERS: $2" differences=$((differences + 1))
}

hand_over() {
  count=0
  while IFS='|' read -r _ recipient file said _ _; do
    count=$((count + 1))
    submission "$run-$count" "\"recipient\":{$recipient},$(document "$file")${said:+,}$said" >"$work/body"
    post "$run-$count"
    [ "$code" = 202 ] || fail "letter $count was not accepted: $code $(cat "$work/answer")"
    value id <"$work/answer" >"$work/$count.id"
  done <"$work/letters"
}

# Whether the letter has come to its end: its number, the status and what its timeline must say.
is_at_its_end() {
  call GET "/v1/messages/$(cat "$work/$1.id")/timeline"
  value status <"$work/answer" >"$work/$1.status"
  why <"$work/answer" >"$work/$1.why"
  [ "$(cat "$work/$1.status")" = "$2" ] && grep -Eq "$3" "$work/$1.why"
}

follow() {
  until=$(($(date +%s) + patience))
  waiting=$count
  while [ "$waiting" -gt 0 ] && [ "$(date +%s)" -lt "$until" ]; do
    sleep 1
    waiting=0
    n=0
    while IFS='|' read -r _ _ _ _ ends because; do
      n=$((n + 1))
      if [ ! -e "$work/$n.ended" ]; then
        if is_at_its_end "$n" "$ends" "$because"; then : >"$work/$n.ended"; else waiting=$((waiting + 1)); fi
      fi
    done <"$work/letters"
  done
}

# Once more at the very end: nothing may have come on top in the meantime.
show() {
  printf '%-30s %-37s %-14s %-14s %s\n' reference 'the fate of the recipient' expected actual ''
  n=0
  while IFS='|' read -r what _ _ _ ends because; do
    n=$((n + 1))
    if is_at_its_end "$n" "$ends" "$because"; then verdict=ok; else verdict=DIFFERS differences=$((differences + 1)); fi
    printf '%-30s %-37s %-14s %-14s %s\n' "$run-$n" "$what" "$ends" "$(cat "$work/$n.status")" "$verdict"
    printf '    %s\n' "$(cat "$work/$n.why")"
  done <"$work/letters"
}

# What the fifth reader wrote, and the file that came with it.
show_reply() {
  call GET "/v1/messages/$(cat "$work/5.id")/replies"
  printf 'the reply:   "%s"\n' "$(value text <"$work/answer")"
  name=$(value name <"$work/answer") href=$(value href <"$work/answer")
  call GET "$href"
  printf 'its file:    %s, %s bytes, begins with %s\n' "$name" "$(wc -c <"$work/answer" | tr -d ' ')" "$(dd if="$work/answer" bs=8 count=1 2>/dev/null)"
}

repeat_the_first() {
  submission "$run-1" "\"recipient\":{\"bsn\":\"999993653\"},$(document besluit.pdf)" >"$work/body"
  post "$run-1"
  same=another
  [ "$(value id <"$work/answer")" != "$(cat "$work/1.id")" ] || same=same
  judge "202 same" "$code $same"
  printf 'the same key, the same body:  %s and the %s id  %s\n' "$code" "$same" "$verdict"
  submission "$run-1" '"subject":"Een ander besluit"' >"$work/body"
  post "$run-1"
  judge 422 "$code"
  printf 'the same key, another body:   %s, %s  %s\n' "$code" "$(value title <"$work/answer")" "$verdict"
}

# Hands over what stands in $work/body, which must be refused and leave nothing: what, status, field, rule.
refuse() {
  bad=$((bad + 1))
  post "$run-bad-$bad"
  title=$(value title <"$work/answer") field=$(value field <"$work/answer") rule=$(value rule <"$work/answer")
  detail=$(value detail <"$work/answer")
  got="$code ${field:--} ${rule:--}"
  call GET "/v1/messages?reference=$run-bad-$bad"
  grep -q '"items":\[\]' "$work/answer" || got="$got, and left a message"
  judge "$2 $3 $4" "$got"
  printf '%-40s %s  %s\n    %s %s: %s  %s\n' "$1" "$2" "$title" "${field:--}" "${rule:--}" "$detail" "$verdict"
}

refused() {
  what=$1 status=$2 field=$3 rule=$4
  submission "$run-bad-$((bad + 1))" "$5" >"$work/body"
  refuse "$what" "$status" "$field" "$rule"
}

refuse_ten() {
  bad=0
  long=$(printf '%0201d' 0)
  dd if="$here/documents/besluit.pdf" of="$work/cut.pdf" bs=1000 count=9 2>/dev/null
  printf '{"reference":"%s","recipient":' "$run-bad-1" >"$work/body"
  refuse 'not JSON' 400 - -
  refused 'a field that does not exist' 422 /onderwerp unknown-field '"onderwerp":"Besluit"'
  refused 'a BSN that fails the 11-check' 422 /recipient/bsn bsn-11-check '"recipient":{"bsn":"999993654"}'
  refused 'two identifiers' 422 /recipient one-identifier '"recipient":{"bsn":"999993653","kbo":"1999900072"}'
  refused 'a subject of 201 characters' 422 /subject length "\"subject\":\"$long\""
  refused 'a body that is not well-formed' 422 /body xhtml-well-formed '"body":"<p>Uw aanvraag<br></p>"'
  refused 'a script in the body' 422 /body xhtml-element '"body":"<script type=\"text/javascript\">x()</script>"'
  refused 'a PNG that says it is a PDF' 422 /attachments/0/mediaType media-type-mismatch \
    "$(attached "$here/documents/plattegrond.png" besluit.pdf application/pdf)"
  refused 'a PDF that was cut off' 422 /attachments/0/content pdf-end \
    "$(attached "$work/cut.pdf" besluit.pdf application/pdf)"
  refused 'a term with nothing to fall back to' 422 /unreadAfter nothing-follows \
    '"route":["mailbox"],"unreadAfter":"5 working days"'
}

token=${BRIEFWISSEL_TOKEN:-$("$here/../briefwissel" token)}
printf 'Authorization: Bearer %s\n' "$token" >"$work/headers" # in a file: a command line can be read by others

hand_over
echo "Handed over $count letters to $url; following them, for about half a minute."
follow
show
echo
show_reply
repeat_the_first
echo
echo 'Ten submissions that are refused, and leave nothing:'
refuse_ten
echo
[ "$differences" -eq 0 ] || fail "$differences things differ from what was expected"
echo "All $count letters ended as their recipients' fates say, and all ten bad submissions were refused for their own reason."
