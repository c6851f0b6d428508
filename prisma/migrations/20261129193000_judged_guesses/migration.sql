-- Who made an invitation: with an admin who is one no longer end those that are open.
alter table "member_invitation" add column "invited_by_id" text;

-- The audit log has it, of the same moment.
update "member_invitation"
set "invited_by_id" = "audit_entry"."member_id"
from "audit_entry"
where "audit_entry"."action" = case when "member_invitation"."member_id" is null then 'invited' else 'password-offered' end
  and "audit_entry"."subject" = "member_invitation"."email"
  and "audit_entry"."actor" = "member_invitation"."invited_by"
  and abs(extract(epoch from "audit_entry"."at" - "member_invitation"."created_at")) < 5;

update "member_invitation"
set "revoked_at" = now()
from "member"
where "member"."id" = "member_invitation"."invited_by_id"
  and ("member"."disabled_at" is not null or "member"."role" <> 'admin')
  and "member_invitation"."used_at" is null
  and "member_invitation"."revoked_at" is null;

-- A link for a new password ends with the password that it was made for.
update "member_invitation"
set "revoked_at" = now()
where "member_id" is not null
  and "used_at" is null
  and "revoked_at" is null
  and exists (
    select from "audit_entry"
    where "audit_entry"."action" in ('password-changed', 'password-reset')
      and "audit_entry"."subject" = "member_invitation"."email"
      and "audit_entry"."at" > "member_invitation"."created_at"
  );

-- Tries were counted here that were right, under names that nothing reads any more.
delete from "guess_count";
