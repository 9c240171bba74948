using System.Reflection;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>The templates by their file names, such as `management.yaml`, wherever they are kept.</summary>
public sealed class TemplateLibrary
{
    private static readonly string[] s_folders = ["cloudformation", "stacksets"];

    private readonly Func<string, string> _text;

    private TemplateLibrary(Func<string, string> text) => _text = text;

    /// <summary>The templates of a source tree: in its folders `cloudformation` and `stacksets`.</summary>
    public static TemplateLibrary InSources(string root) => new(file => File.ReadAllText(
        s_folders.Select(folder => Path.Combine(root, folder, file)).FirstOrDefault(File.Exists)
        ?? throw new TemplateException($"there is no {file} in {root}")));

    /// <summary>Templates that an assembly carries as resources, named `templates/` and the file's name.</summary>
    public static TemplateLibrary In(Assembly assembly) => new(file =>
    {
        using var resource = assembly.GetManifestResourceStream($"templates/{file}")
            ?? throw new TemplateException($"{assembly.GetName().Name} does not carry {file}");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    });

    /// <summary>Templates as text, for tests.</summary>
    public static TemplateLibrary Of(IReadOnlyDictionary<string, string> templates) => new(file => templates[file]);

    /// <summary>A copy of its own at each call.</summary>
    /// <exception cref="TemplateException">There is no such template, or it cannot be read.</exception>
    public JsonObject Read(string file) => TemplateFile.Parse(_text(file));
}
