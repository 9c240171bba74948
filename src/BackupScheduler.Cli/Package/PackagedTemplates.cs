using System.Text;

namespace BackupScheduler.Cli.Package;

/// <summary>The templates as the package holds them: those that StackSets take are named by their content, and the hub's names them and the zips.</summary>
/// <param name="Files">The templates.</param>
/// <param name="Required">The hub's parameters that have to be given.</param>
internal sealed record PackagedTemplates(IReadOnlyList<PackageFile> Files, IReadOnlyList<string> Required)
{
    /// <summary>The hub's template.</summary>
    public const string Management = "management.yaml";

    // What stands in the repository for a name that only packaging knows.
    private const string NotPackaged = "not-packaged";

    /// <summary>Reads and stamps them.</summary>
    /// <param name="tree">The sources.</param>
    /// <param name="zips">The functions' zips, at least one.</param>
    /// <exception cref="PackagingException">A template is missing, or has not the lines that it should.</exception>
    public static PackagedTemplates Of(SourceTree tree, IReadOnlyDictionary<FunctionArchitecture, PackageFile> zips)
    {
        var roles = MemberTemplate(tree, "member-roles");
        var events = MemberTemplate(tree, "member-events");
        var hub = new StampedTemplate($"cloudformation/{Management}", tree.ReadTemplate($"cloudformation/{Management}"));
        foreach (var (architecture, zip) in zips) hub.SetFile(architecture.FileKey, NotPackaged, zip.Name);
        hub.SetFile("MemberRolesTemplate", NotPackaged, roles.Name);
        hub.SetFile("MemberEventsTemplate", NotPackaged, events.Name);
        var vault = PackageFile.Of("vault.yaml", tree.ReadTemplate("cloudformation/vault.yaml"));
        return new PackagedTemplates([PackageFile.Of(Management, hub.Text), vault, roles, events], [.. hub.Required()]);
    }

    private static PackageFile MemberTemplate(SourceTree tree, string name) =>
        PackageFile.Named(name, ".yaml", Encoding.UTF8.GetBytes(tree.ReadTemplate($"stacksets/{name}.yaml")));
}
