module.exports=require("../hunkguard.js")("./shared-48.js");
