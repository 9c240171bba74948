using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupScheduler.Fuzz.Inputs;

/// <summary>Changes one value of a JSON document; a text that is itself JSON, as a message's body is, is changed inside.</summary>
internal static class JsonMutation
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 512 };
    private static readonly JsonSerializerOptions s_writeDeep = new()
    {
        MaxDepth = 512,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The changed document; null where the text is none.</summary>
    public static string? TryApply(string text, Func<string> another, Random random)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: s_deep) is not { } root) return null;
            var places = Places(root).ToList();
            if (places.Count == 0) return null;
            Change(places[random.Next(places.Count)], another, random);
            return root.ToJsonString(s_writeDeep);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<Place> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(new Place(members, member.Key, -1), member.Value)),
        JsonArray elements => elements.SelectMany((element, index) => Below(new Place(elements, "", index), element)),
        _ => [],
    };

    private static IEnumerable<Place> Below(Place place, JsonNode? value) => value is null ? [place] : Places(value).Prepend(place);

    private static void Change(Place place, Func<string> another, Random random)
    {
        if (place.Text is { Length: > 1 } text && text[0] is '{' or '[' && random.Next(5) > 0 && TryApply(text, () => BodyOf(another()), random) is { } inside)
        {
            place.Value = JsonValue.Create(inside);
            return;
        }

        switch (random.Next(9))
        {
            case 0: place.Remove(); break;
            case 1: place.Value = null; break;
            case 2: place.Value = JsonValue.Create(random.Next(2) == 0 ? random.Next(-2, 200) : random.NextInt64()); break;
            case 3: place.Value = JsonValue.Create(random.Next(2) == 0); break;
            case 4: place.Value = new JsonArray(place.Value?.DeepClone(), place.Value?.DeepClone()); break;
            case 5: place.Value = new JsonObject { [place.Name] = place.Value?.DeepClone() }; break;
            case 6: place.Value = Taken(another, random); break;
            case 7 when place.Text is { } old: place.Value = JsonValue.Create(Valid(TextMutation.Apply(old, another, random))); break;
            default: place.Value = JsonValue.Create(Valid(HostileText.Any(random))); break;
        }
    }

    // Half a surrogate pair cannot be written: the writer would refuse the whole document.
    private static string Valid(string text) => text.Replace('\uD800', '?').Replace('\uDC00', '?').Replace('\uDFFF', '?');

    private static JsonNode? Taken(Func<string> another, Random random)
    {
        if (JsonNode.Parse(another(), documentOptions: s_deep) is not { } other || Places(other).ToList() is not { Count: > 0 } places) return null;
        return places[random.Next(places.Count)].Value?.DeepClone();
    }

    private static string BodyOf(string text) =>
        JsonNode.Parse(text, documentOptions: s_deep) is { } root && Places(root).Select(place => place.Text).FirstOrDefault(inside => inside is ['{', ..]) is { } body ? body : text;

    /// <summary>A member of an object, or an element of an array.</summary>
    private readonly record struct Place(JsonNode Parent, string Key, int Index)
    {
        public string Name => Index < 0 ? Key : "element";

        public JsonNode? Value
        {
            get => Parent is JsonObject members ? members[Key] : Parent.AsArray()[Index];
            set
            {
                if (Parent is JsonObject members) members[Key] = value;
                else Parent.AsArray()[Index] = value;
            }
        }

        public string? Text => Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

        public void Remove()
        {
            if (Parent is JsonObject members) members.Remove(Key);
            else Parent.AsArray().RemoveAt(Index);
        }
    }
}
