using System.Text;
using System.Text.Json;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Output;

/// <summary>What the commands' JSON documents have in common; their shapes are contracts, described in docs/cli-json.md.</summary>
internal static class JsonOutput
{
    /// <summary>Writes one document.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>A name of ours as the documents write it.</summary>
    public static string Camel(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>An array with one object for each item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The accounts that the command does not deal with.</summary>
    public static void WriteLeftOut(this Utf8JsonWriter json, IEnumerable<AccountDecision> accounts) =>
        json.WriteObjects("accountsLeftOut", accounts, leftOut =>
        {
            json.WriteString("account", leftOut.Account.Id.Value);
            json.WriteString("name", leftOut.Account.Name);
            json.WriteString("reason", leftOut.Reason);
        });
}
