using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>A policy made weaker in one place: without one of its denies, without one action of a deny, or without one condition.</summary>
internal sealed partial record Weakening(string What, Func<Action> Apply)
{
    [GeneratedRegex("[0-9]{12}")]
    private static partial Regex Account();

    public static IEnumerable<Weakening> Of(JsonNode document)
    {
        var statements = document["Statement"] as JsonArray ?? [];
        foreach (var statement in statements.OfType<JsonObject>().ToList())
        {
            // The same statement in each account is one: it is enough that one of them is missed.
            var name = Account().Replace(statement["Resource"] is JsonValue resource ? $"{statement["Sid"]} of {resource}" : $"{statement["Sid"]}", "(account)");
            if (statement["Effect"]!.ToString() == "Deny")
            {
                if (statements.Count > 1) yield return new(name, () => Without(statements, statement));
                if (statement["Action"] is JsonArray { Count: > 1 } actions)
                    foreach (var action in actions.ToList()) yield return new($"{name}: {action}", () => Without(actions, action!));
            }

            foreach (var (comparison, keys) in statement["Condition"] as JsonObject ?? [])
                foreach (var key in keys!.AsObject().Select(pair => pair.Key).ToList())
                    yield return new($"{name}: {comparison} {key}", () => Without(keys.AsObject(), key));
        }
    }

    // Each returns how it is undone.
    private static Action Without(JsonArray list, JsonNode item)
    {
        var at = list.IndexOf(item);
        list.RemoveAt(at);
        return () => list.Insert(at, item);
    }

    private static Action Without(JsonObject keys, string key)
    {
        var value = keys[key];
        keys.Remove(key);
        return () => keys[key] = value;
    }
}
