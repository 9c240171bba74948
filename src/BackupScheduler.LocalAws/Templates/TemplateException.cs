namespace BackupScheduler.LocalAws.Templates;

/// <summary>A template that cannot be read or resolved; the message says where and why.</summary>
public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
