namespace BackupScheduler.LocalAws.Wire;

/// <summary>A user or a role by its name, as IAM's calls take it: they differ in the word alone.</summary>
/// <param name="Kind">`User` or `Role`.</param>
public sealed record IamPrincipal(string Kind, string Name)
{
    public static IamPrincipal User(string name) => new("User", name);

    public static IamPrincipal Role(string name) => new("Role", name);

    /// <summary>Whom the fields of a call name.</summary>
    internal static IamPrincipal? NamedIn(IReadOnlyDictionary<string, string> fields) =>
        fields.TryGetValue("UserName", out var user) ? User(user)
        : fields.TryGetValue("RoleName", out var role) ? Role(role)
        : null;

    /// <summary>The call for this kind, such as `AttachRolePolicy` for `Attach*Policy`.</summary>
    internal string Action(string pattern) => pattern.Replace("*", Kind, StringComparison.Ordinal);

    /// <summary>Its name as the call's first field, then further ones.</summary>
    internal Dictionary<string, string> Fields(params IEnumerable<(string Name, string Value)> more) =>
        more.Prepend(($"{Kind}Name", Name)).ToDictionary(field => field.Item1, field => field.Item2);
}
