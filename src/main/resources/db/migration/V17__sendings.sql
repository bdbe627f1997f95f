-- Which sending of a letter is the present one, whether one of them may have been taken though nobody told so, and by which
-- dialect it was made; and of an event, which sending it is about.
-- Expand: the version before leaves these columns as they are. What it begins or hears of is in doubt to nobody, as it was;
-- where it takes up a letter that this version had sent, events about its own sending count for nothing, and the letter is held
-- for want of a result.

alter table attempt
    add column in_doubt boolean not null default false,
    add column sending text,
    add column dialect text;

alter table mailbox_event
    add column sending text,
    add column may_have_arrived boolean not null default false;
