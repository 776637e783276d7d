module.exports=require("../hunkguard.js")("./shared-49.js");
