-- What a bank says of its codes is in the parameters, and what of a teller in his record; nothing yet.

update state set value = '{"codes": {}, "numbers": {}}'::jsonb || value where kind = 'parameters';

update state set value = '{"stopped": false, "groups": null, "blocked": []}'::jsonb || value where kind = 'teller';
