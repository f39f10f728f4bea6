-- An account has a list of what keeps money in it or out of it, where it had one loss report or none.

update state
   set value = (value - 'stop') || jsonb_build_object('restrictions',
         case jsonb_typeof(value->'stop')
           when 'object' then jsonb_build_array(jsonb_build_object(
             'reason', 'loss', 'item', value->'stop'->'item', 'bars', 'out', 'amount', null,
             'until', value->'stop'->'until', 'waits', null))
           else '[]'::jsonb end)
 where kind = 'account' and value ? 'stop';
