using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests;

/// <summary>The four templates as they stand in the repository.</summary>
internal static class TemplateText
{
    public const string Hub = "cloudformation/management.yaml", Vault = "cloudformation/vault.yaml";
    public const string MemberRoles = "stacksets/member-roles.yaml", MemberEvents = "stacksets/member-events.yaml";

    private static readonly Dictionary<string, Lazy<JsonObject>> s_read =
        new[] { Hub, Vault, MemberRoles, MemberEvents }.ToDictionary(file => file, file => new Lazy<JsonObject>(() => TemplateFile.Read(Repository.PathOf(file))));

    public static IEnumerable<string> All => s_read.Keys;

    public static TheoryData<string> Files => new(All);

    public static JsonObject Of(string file) => s_read[file].Value;

    /// <summary>One that a test may spoil.</summary>
    public static JsonObject CopyOf(string file) => Of(file).DeepClone().AsObject();
}
